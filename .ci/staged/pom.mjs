// What is read of a POM, without a parser: these POMs are ours, one element a line.
import { readFileSync } from 'node:fs';

/** Names of the modules that a BOM manages. */
export function modulesOf(bom) {
  return [...readFileSync(bom, 'utf8').matchAll(/<artifactId>(accounts-[\w-]+)<\/artifactId>/g)]
    .map(([, name]) => name)
    .filter((name) => name !== 'accounts-bom');
}

/** Names of the libraries that come with a module: dependencies that are neither for tests nor provided. */
export function librariesOf(pom) {
  const own = pom.replace(/<(build|profiles|dependencyManagement|exclusions)>[\s\S]*?<\/\1>/g, '');
  return [...own.matchAll(/<dependency>[\s\S]*?<\/dependency>/g)]
    .map(([dependency]) => dependency)
    .filter((dependency) => !/<scope>(test|provided)</.test(dependency))
    .map((dependency) => /<artifactId>(.*)<\/artifactId>/.exec(dependency)[1]);
}
