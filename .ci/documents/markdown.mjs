// A Markdown file as what a reader can act on: code blocks with their marks, inline code, links and headings.
const FENCE = /^( *)```(\w*)$/;
const COMMENT = /^ *<!-- (.*) -->$/;

/** Returns {blocks, spans, links, headings}, each with the line that it stands on, and how long and how indexed the file is. */
export function read(text) {
  const lines = text.split('\n');
  const { blocks, prose } = divide(lines);
  const all = prose.join('\n');
  return {
    blocks,
    spans: found(all, /(?<!`)(`+)(?!`)((?:[^\n]|\n(?!\n))+?)(?<!`)\1(?!`)/g, 2).map(({ line, text: span }) => ({
      line,
      text: span.trim().replace(/\s+/g, ' '),
    })),
    links: found(all, /\]\(([^)\s]+)\)/g, 1),
    headings: found(all, /^#+ +(.*)$/gm, 1).map(({ text: heading }) => anchor(heading)),
    length: lines.length,
    index: found(all.split(/^## /m)[0], /\]\((#[^)\s]+)\)/g, 1),
  };
}

/** The code blocks, and the lines outside of them, with empty lines in the place of blocks. */
function divide(lines) {
  const blocks = [];
  const prose = [];
  let open;
  let mark = '';
  lines.forEach((content, index) => {
    const fence = FENCE.exec(content);
    if (open && fence && fence[2] === '') {
      blocks.push({ ...open, text: open.lines.join('\n') });
      open = undefined;
    } else if (open) {
      open.lines.push(content.startsWith(open.indent) ? content.slice(open.indent.length) : content.trimStart());
    } else if (fence) {
      open = { line: index + 2, indent: fence[1], language: fence[2], mark, lines: [] };
      mark = '';
    } else {
      if (mark && content.trim() !== '') {
        throw new Error(`line ${index}: no code block follows the mark "${mark}"`);
      }
      mark = COMMENT.exec(content)?.[1] ?? mark;
      prose[index] = content;
    }
    prose[index] ??= '';
  });
  if (open) {
    throw new Error(`line ${open.line - 1}: the code block has no end`);
  }
  return { blocks, prose };
}

function found(text, pattern, group) {
  return [...text.matchAll(pattern)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    text: match[group],
  }));
}

/** The anchor that GitHub gives to a heading. */
function anchor(heading) {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');
}
