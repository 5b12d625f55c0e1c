// What CloudFormation reports about a stack and its nested stacks.

/** Adds the events of a deployment, which may fail in one resource of a nested stack. */
export function happened(state, stack, nested, failure) {
  reported(state, stack, stack, 'UPDATE_IN_PROGRESS');
  for (const part of nested) {
    const failed = failure?.stack === part;
    const ending = failed ? 'CREATE_FAILED' : 'UPDATE_COMPLETE';
    reported(state, idOf(stack, part), failed ? failure.resource : 'Everything', ending, failed ? failure.reason : '');
    reported(state, stack, part, ending, failed ? 'Embedded stack was not successfully created' : '');
  }
  reported(state, stack, stack, failure ? 'ROLLBACK_COMPLETE' : 'UPDATE_COMPLETE');
}

function reported(state, stack, LogicalResourceId, ResourceStatus, ResourceStatusReason = '') {
  const number = Object.values(state.events).flat().length;
  (state.events[stack] ??= []).unshift({
    EventId: `event-${String(number).padStart(4, '0')}`,
    Timestamp: new Date(Date.UTC(2026, 0, 31, 12, 0, number)).toISOString(),
    StackName: stack.split('/').at(-2) ?? stack,
    LogicalResourceId,
    ResourceStatus,
    ResourceStatusReason,
  });
}

const idOf = (stack, part) => `arn:aws:cloudformation:eu-central-1:111122223333:stack/${stack}-${part}/1`;

/** What a nested stack has that a deletion needs or keeps. What was not made has no id. */
const IN_NESTED = {
  Data: ({ cluster }) => ({ Cluster: cluster }),
  Application: ({ parameters }, name) => ({ GatewayLogsRole: parameters.GatewayLogRole === 'set' ? `${name}-GatewayLogsRole` : null }),
  Web: ({ parameters }, name) => ({ LogBucket: parameters.WebAccessLog === 'on' ? `${name}-web-log-5e6f7a8b` : null }),
};

/** The nested stacks of a stack, or what is in one of them. */
export function resourcesOf(state, stack, logicalId) {
  const [, owner, part] = /stack\/(.*)-(\w+)\/1$/.exec(stack) ?? [];
  const found = owner
    ? Object.entries(IN_NESTED[part]?.(state.stacks[owner], owner) ?? {}).map(([LogicalResourceId, PhysicalResourceId = null]) => ({
        LogicalResourceId,
        ResourceType: 'one of the templates',
        PhysicalResourceId,
      }))
    : [...new Set((state.events[stack] ?? []).map((event) => event.LogicalResourceId))]
        .filter((name) => idOf(stack, name) in state.events)
        .map((name) => ({
          LogicalResourceId: name,
          ResourceType: 'AWS::CloudFormation::Stack',
          PhysicalResourceId: idOf(stack, name),
        }));
  return found.filter((each) => (logicalId ?? each.LogicalResourceId) === each.LogicalResourceId);
}
