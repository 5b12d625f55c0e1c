// What a stand-in does not accept.

/** As AWS's command line ends: 252 for a command that it does not understand, 254 for one that the service refuses. */
export class Refused extends Error {
  constructor(message, status = 254) {
    super(message);
    this.status = status;
  }
}

/** What a caller asked about is not there, and the caller may reckon with that. */
export class Absent extends Refused {}

export const misunderstood = (message) => new Refused(message, 252);
