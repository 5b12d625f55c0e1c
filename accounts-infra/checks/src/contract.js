import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createConfig, lint } from '@redocly/openapi-core';
import spectralCore from '@stoplight/spectral-core';
import spectralParsers from '@stoplight/spectral-parsers';
import { contractRules } from './contract-rules.js';

const { Document, Ruleset, Spectral } = spectralCore;

/**
 * What Spectral and Redocly object to in an OpenAPI file.
 *
 * @returns {Promise<import('./finding.js').Finding[]>}
 */
export async function contractFindings(path) {
  return [...(await spectralFindings(path)), ...(await redoclyFindings(path))];
}

async function spectralFindings(path) {
  const spectral = new Spectral();
  spectral.setRuleset(new Ruleset(contractRules, { source: join(dirname(path), 'rules') }));
  const found = await spectral.run(new Document(readFileSync(path, 'utf8'), spectralParsers.Yaml, path));
  return found.map(({ code, message, path: at, range }) => ({
    file: basename(path),
    at: `line ${range.start.line + 1}, ${at.join('.')}`,
    rule: `spectral/${code}`,
    problem: message,
  }));
}

async function redoclyFindings(path) {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      // A deployment has its own address; a server in the file would be wrong in all of them.
      'no-empty-servers': 'off',
      // Spectral has the same rule; this one does not see what only preflights use.
      'no-unused-components': 'off',
    },
  });
  const found = await lint({ ref: path, config });
  return found.map(({ ruleId, message, location: [where] }) => ({
    file: basename(path),
    at: where?.pointer ?? 'document',
    rule: `redocly/${ruleId}`,
    problem: message,
  }));
}
