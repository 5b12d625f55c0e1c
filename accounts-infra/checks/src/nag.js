import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { logicalIdOf } from './synthesis.js';

const FEWEST_WORDS_OF_A_REASON = 6;

/**
 * What the packs AwsSolutions and Serverless of cdk-nag object to, whatever a template suppresses.
 *
 * @returns {{at: string, id: string, problem: string}[]}
 */
export function objections(stack) {
  return [new AwsSolutionsChecks(), new ServerlessChecks()].flatMap((pack) =>
    pack.validateScope(stack).violations.flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(({ constructPath }) => ({
        at: logicalIdOf(stack, constructPath),
        id: ruleName,
        problem: description,
      })),
    ),
  );
}

/**
 * Objections that the template does not suppress beside the resource, and suppressions that nothing needs or that give no
 * reason.
 *
 * @param {string} name the template's file name
 * @param {object} body the template, with every resource that may be made
 * @param {ReturnType<typeof objections>} raised the objections under all parameters
 * @returns {import('./finding.js').Finding[]}
 */
export function nagFindings(name, body, raised) {
  const suppressed = Object.entries(body.Resources).flatMap(([at, resource]) =>
    (resource.Metadata?.cdk_nag?.rules_to_suppress ?? []).map(({ id, reason }) => ({ at, id, reason })),
  );
  const among = (list) => (one) => list.some(({ at, id }) => at === one.at && id === one.id);
  const finding = (at, rule, problem, remedy) => ({ file: name, at, rule, problem, remedy });
  return [
    ...raised
      .filter((one) => !among(suppressed)(one))
      .map(({ at, id, problem, settings }) => ({
        ...finding(at, `nag/${id}`, problem, 'Mend it, or say why not in Metadata.cdk_nag.rules_to_suppress of the resource.'),
        settings,
      })),
    ...suppressed
      .filter((one) => !among(raised)(one))
      .map(({ at, id }) => finding(at, 'nag/idle-suppression', `nothing raises ${id} any more`, 'Take it out.')),
    ...suppressed
      .filter(({ reason }) => String(reason ?? '').trim().split(/\s+/).length < FEWEST_WORDS_OF_A_REASON)
      .map(({ at, id }) =>
        finding(at, 'nag/reason', `${id} is suppressed without a reason`, 'Say in a sentence why it is right here.'),
      ),
  ];
}
