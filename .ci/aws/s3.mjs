// Buckets and their objects. In a versioned bucket nothing is gone before its versions are.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shorthand } from './options.mjs';
import { Absent, misunderstood, Refused } from './refused.mjs';
import { the } from './state.mjs';

const BLOCKS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];
const FILES = 'exclude+ include+ content-type cache-control recursive! quiet!';

export const s3 = {
  mb: {
    takes: ': url',
    run({ url }, state) {
      const { name } = place(url);
      if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || name in state.buckets) {
        throw new Refused(`make_bucket failed: ${name} is no name for a bucket, or is taken`, 1);
      }
      state.buckets[name] = { versioned: false, objects: [], versions: [] };
    },
  },
  cp: {
    takes: `| ${FILES} : from to`,
    run({ from, to, recursive, ordered }, state) {
      const { name, key } = place(to);
      const bucket = the(state.buckets, name, 'bucket');
      const sources = recursive ? below(from).filter((file) => isIncluded(file, ordered)) : [read(from)];
      if (sources.length === 0) {
        throw new Refused(`no file of ${from} is chosen`, 1);
      }
      for (const file of sources) {
        put(bucket, recursive ? join(key, file) : key === '' || key.endsWith('/') ? key + basename(file) : key);
      }
    },
  },
  rm: {
    takes: '| recursive! : url',
    run({ url, recursive }, state) {
      const bucket = the(state.buckets, place(url).name, 'bucket');
      if (!recursive) {
        throw misunderstood('the stand-in knows rm with --recursive only');
      }
      bucket.versions.push(...(bucket.versioned ? bucket.objects.map((Key) => ({ Key, VersionId: 'marker', marker: true })) : []));
      bucket.objects = [];
    },
  },
  rb: {
    takes: '| force! : url',
    run({ url, force }, state) {
      const { name } = place(url);
      const { versioned, objects, versions } = the(state.buckets, name, 'bucket');
      if ((objects.length > 0 && !force) || (versioned && versions.length > 0)) {
        throw new Refused(`remove_bucket failed: ${name} is not empty`, 1);
      }
      delete state.buckets[name];
    },
  },
};

export const s3api = {
  'head-bucket': {
    takes: 'bucket | expected-bucket-owner',
    run({ bucket }, state) {
      if (!(bucket in state.buckets)) {
        throw new Absent('An error occurred (404) when calling the HeadBucket operation: Not Found');
      }
    },
  },
  'put-public-access-block': {
    takes: 'bucket public-access-block-configuration |',
    run(options, state) {
      the(state.buckets, options.bucket, 'bucket').blocked = shorthand(options['public-access-block-configuration'], BLOCKS);
    },
  },
  'list-object-versions': {
    takes: 'bucket | max-items',
    run({ bucket }, state) {
      const versions = the(state.buckets, bucket, 'bucket').versions;
      const chosen = (marker) => versions.filter((each) => Boolean(each.marker) === marker);
      return { Versions: chosen(false), DeleteMarkers: chosen(true) };
    },
  },
  'delete-objects': {
    takes: 'bucket delete |',
    run(options, state) {
      const bucket = the(state.buckets, options.bucket, 'bucket');
      const { Objects } = JSON.parse(options.delete);
      const isGone = (version) => Objects.some(({ Key, VersionId }) => Key === version.Key && VersionId === version.VersionId);
      bucket.versions = bucket.versions.filter((version) => !isGone(version));
    },
  },
};

function place(url) {
  const [, name, key] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(url) ?? [];
  if (name === undefined) {
    throw misunderstood(`${url} is no s3://BUCKET/KEY`);
  }
  return { name, key };
}

function put(bucket, key) {
  bucket.objects = [...bucket.objects.filter((each) => each !== key), key];
  bucket.versions.push({ Key: key, VersionId: `v${bucket.versions.length}` });
}

/** The file's name; - is what comes over the pipe, which must not be empty. */
function read(file) {
  if (file === '-' ? readFileSync(0, 'utf8').trim() === '' : !existsSync(file) || !statSync(file).isFile()) {
    throw new Refused(`there is nothing to upload in ${file}`, 255);
  }
  return file;
}

function below(directory) {
  if (!existsSync(directory)) {
    throw new Refused(`The user-provided path ${directory} does not exist.`, 255);
  }
  return readdirSync(directory, { recursive: true }).filter((file) => statSync(join(directory, file)).isFile());
}

/** Filters count in their order: the last one that fits a file decides. */
function isIncluded(file, filters) {
  const fits = (glob) => new RegExp(`^${glob.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`).test(file);
  return filters.reduce((included, [kind, glob]) => (fits(glob) ? kind === 'include' : included), true);
}
