// The part of JMESPath that the documents use: a query becomes a function of the response.
// Stricter than the real one: a member that the response does not have is a mistake, and not null.
import { misunderstood } from './refused.mjs';

const TOKEN = /\s*(\[\?|\[\]|==|[A-Za-z_]\w*|-?\d+|'[^']*'|`[^`]*`|[.[\](){},:])/y;
const FUNCTIONS = {
  ends_with: (text, end) => text.endsWith(end),
  join: (glue, texts) => texts.join(glue),
  length: (values) => values.length,
};
const self = (value) => value;

export function query(text) {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = () => tokens[at];
  const accept = (token) => peek() === token && ++at > 0;
  const expect = (token) => accept(token) || fail();
  const fail = () => {
    throw misunderstood(`bad query ${text}: ${peek() ?? 'the end'} is not expected`);
  };
  const name = () => (/^[A-Za-z_]/.test(peek() ?? '') ? tokens[at++] : fail());

  function comparison() {
    const left = expression();
    if (!accept('==')) {
      return left;
    }
    const right = expression();
    return (value) => left(value) === right(value);
  }
  const expression = () => chain(primary(), false);

  function primary() {
    const token = peek() ?? fail();
    if (/^['`]/.test(token)) {
      at += 1;
      const literal = token[0] === "'" ? token.slice(1, -1) : JSON.parse(token.slice(1, -1));
      return () => literal;
    }
    if (accept('[')) {
      return list();
    }
    if (accept('{')) {
      return hash();
    }
    const word = name();
    return accept('(') ? call(word) : member(word);
  }

  /** What follows: a projection takes all of it up to the next [], and applies it to each element. */
  function chain(first, inProjection) {
    let node = first;
    for (;;) {
      if (peek() === '[]') {
        if (inProjection) {
          return node;
        }
        at += 1;
        node = projection(node, (values) => values.flat(1), chain(self, true));
      } else if (accept('[?')) {
        const condition = comparison();
        expect(']');
        node = projection(node, (values) => values.filter((each) => condition(each)), chain(self, true));
      } else if (accept('[')) {
        node = index(node, Number(tokens[at++]));
        expect(']');
      } else if (accept('.')) {
        node = after(node, accept('[') ? list() : accept('{') ? hash() : member(name()));
      } else {
        return node;
      }
    }
  }

  function list() {
    const nodes = [expression()];
    while (accept(',')) {
      nodes.push(expression());
    }
    expect(']');
    return (value) => nodes.map((node) => node(value));
  }

  function hash() {
    const entries = [];
    do {
      const key = name();
      expect(':');
      entries.push([key, expression()]);
    } while (accept(','));
    expect('}');
    return (value) => Object.fromEntries(entries.map(([key, node]) => [key, node(value)]));
  }

  function call(word) {
    const apply = FUNCTIONS[word] ?? fail();
    const given = [expression()];
    while (accept(',')) {
      given.push(expression());
    }
    expect(')');
    return (value) => apply(...given.map((node) => node(value)));
  }

  const whole = comparison();
  return peek() === undefined ? whole : fail();
}

function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) {
      throw misunderstood(`bad query ${text}: ${text.slice(from)} is not understood`);
    }
    tokens.push(token);
  }
  return tokens;
}

const after = (left, right) => (value) => right(left(value));

const projection = (node, listed, each) => (value) => {
  const values = node(value);
  if (!Array.isArray(values)) {
    throw misunderstood('the query takes elements of what is no list');
  }
  return listed(values).map(each);
};

const index = (node, number) => (value) => node(value).at(number) ?? nothing(`[${number}]`);

const member = (name) => (value) =>
  value !== null && typeof value === 'object' && name in value ? value[name] : nothing(name);

function nothing(name) {
  throw misunderstood(`the response has no ${name} where the query looks for it`);
}
