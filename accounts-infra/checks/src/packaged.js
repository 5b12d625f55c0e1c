import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What `aws cloudformation package` uploads, and what it puts in its place. */
const PLACES = {
  'AWS::Lambda::Function': ['Code', { S3Bucket: 'example-bucket', S3Key: 'example-key' }],
  'AWS::CloudFormation::Stack': ['TemplateURL', 'https://s3.eu-central-1.amazonaws.com/example-bucket/example-key.template'],
};

/**
 * The template as `aws cloudformation package` leaves it: each local file replaced by its place in a bucket.
 *
 * @returns {{body: object, findings: import('./finding.js').Finding[]}} with a finding for each file that is not there
 */
export function packaged(name, path, body) {
  const findings = [];
  const Resources = Object.fromEntries(
    Object.entries(body.Resources ?? {}).map(([id, resource]) => {
      const [property, place] = PLACES[resource.Type] ?? [];
      const file = resource.Properties?.[property];
      if (typeof file !== 'string' || file.startsWith('https:')) {
        return [id, resource];
      }
      if (!existsSync(join(dirname(path), file))) {
        findings.push({ file: name, at: id, rule: 'package', problem: `there is no file ${file} beside the template` });
      }
      return [id, { ...resource, Properties: { ...resource.Properties, [property]: place } }];
    }),
  );
  return { body: { ...body, Resources }, findings };
}
