// What a document says that its commands print, in a text block behind them; … stands for anything.

/** Returns the first line that was not printed behind the lines before it, or nothing. */
export function difference(printed, expected) {
  let rest = printed.replaceAll('\r', '').split('\n');
  return expected.split('\n').find((line) => {
    const pattern = new RegExp(`^${line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'i');
    const at = rest.findIndex((each) => pattern.test(each));
    rest = rest.slice(at + 1);
    return at < 0;
  });
}
