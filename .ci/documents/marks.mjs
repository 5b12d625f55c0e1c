// The marks of code blocks: HTML comments in front of a block, several of them separated by semicolons.
//
//   needs: AWS                   is run with the stand-ins of .ci/aws, which is the only way to run them here
//   needs: service               is run where there is an API: the local service
//   needs: Docker                is not run here; what it names must exist
//   in: gen1                     is run in a new Amplify project of that kind, and so is what follows in the document
//   in: deployed                 is run where the stack accounts-dev is deployed, and so is what follows
//   run by: COMMAND              is not run again: this file or workflow, or a command that was run before, runs it
//   leaves: FILE, FILE           with the last: files that show that it was run
//   starts the service           is run until it says that it can be stopped, and then stopped with Ctrl-C
//   starts a watcher             the same for what builds the page again with each change
const VALUES = {
  needs: /^(AWS|Docker|service)$/,
  in: /^(gen[12](-[a-z]+)*|deployed)$/,
  'run by': /^\S.*$/,
  leaves: /^\S.*$/,
};
const STARTS = {
  'starts the service': 'Stop it with Ctrl-C',
  'starts a watcher': 'Application bundle generation complete',
};

/** Returns the marks by their names; `starts` is what the started program says when it is ready. */
export function marksOf(block) {
  const marks = {};
  for (const part of block.mark.split(';').map((each) => each.trim()).filter(Boolean)) {
    const [, name, value] = /^([a-z ]+): (.*)$/.exec(part) ?? [];
    if (part in STARTS) {
      marks.starts = STARTS[part];
    } else if (name in VALUES && VALUES[name].test(value)) {
      marks[name] = value;
    } else {
      throw new Error(`line ${block.line - 2}: there is no mark "${part}"`);
    }
  }
  return marks;
}
