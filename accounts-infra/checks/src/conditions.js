/**
 * Whether a condition holds for parameter values. A value that is not known is unlike every literal.
 *
 * @throws {Error} for a condition that is not defined or a function that conditions do not have
 */
export function holds(expression, template, values) {
  if (typeof expression === 'string') {
    const named = template.Conditions?.[expression];
    if (named === undefined) {
      throw new Error(`condition ${expression} is not defined`);
    }
    return holds(named, template, values);
  }
  const [[name, operands]] = Object.entries(expression);
  const evaluate = (operand) => holds(operand, template, values);
  switch (name) {
    case 'Condition':
      return evaluate(operands);
    case 'Fn::And':
      return operands.every(evaluate);
    case 'Fn::Or':
      return operands.some(evaluate);
    case 'Fn::Not':
      return !evaluate(operands[0]);
    case 'Fn::Equals':
      return valueOf(operands[0], template, values) === valueOf(operands[1], template, values);
    case 'Fn::Contains':
      return operands[0].some((one) => valueOf(one, template, values) === valueOf(operands[1], template, values));
    case 'Fn::EachMemberEquals':
    case 'Fn::EachMemberIn':
      return false;
    default:
      throw new Error(`conditions have no function ${name}`);
  }
}

/** Whether a template's own `Rules` accept these values: CloudFormation refuses the others before it begins. */
export function accepted(template, values) {
  return Object.values(template.Rules ?? {}).every(
    (rule) =>
      (rule.RuleCondition !== undefined && !holds(rule.RuleCondition, template, values)) ||
      rule.Assertions.every(({ Assert }) => holds(Assert, template, values)),
  );
}

/** A text as a condition sees it: lists joined as CloudFormation does, unknown values as nothing else is. */
function valueOf(operand, template, values) {
  if (operand === null || typeof operand !== 'object') {
    return String(operand);
  }
  const [[name, argument]] = Object.entries(operand);
  switch (name) {
    case 'Ref':
      return values[argument] ?? `unknown value of ${argument}`;
    case 'Fn::Join':
      return joined(argument, template, values);
    case 'Fn::Select': {
      const list = argument[1];
      const members = Array.isArray(list) ? list : String(valueOf(list, template, values)).split(',');
      return valueOf(members[Number(argument[0])] ?? '', template, values);
    }
    default:
      return `unknown ${JSON.stringify(operand)}`;
  }
}

function joined([separator, list], template, values) {
  if (Array.isArray(list)) {
    return list.map((one) => valueOf(one, template, values)).join(separator);
  }
  const text = valueOf(list, template, values);
  return text.startsWith('unknown') ? text : text.split(',').join(separator);
}
