// Clusters and their snapshots.
import { shorthand } from './options.mjs';
import { misunderstood, Refused } from './refused.mjs';
import { the } from './state.mjs';

const CLUSTER = 'db-cluster-identifier';
const SNAPSHOT = 'db-cluster-snapshot-identifier';
const clusterOf = (options, state) => the(state.clusters, options[CLUSTER], 'cluster');

function snapshotOf(options, state) {
  const byId = Object.fromEntries(state.snapshots.map((each) => [each.id, each]));
  return the(byId, options[SNAPSHOT], 'snapshot');
}

export const rds = {
  'describe-db-engine-versions': {
    takes: 'engine |',
    run({ engine }, { region }) {
      if (engine !== 'aurora-postgresql') {
        throw new Refused(`there is no engine ${engine}`);
      }
      return { DBEngineVersions: region.versions.map((EngineVersion) => ({ Engine: engine, EngineVersion })) };
    },
  },
  'describe-orderable-db-instance-options': {
    takes: 'engine | engine-version db-instance-class',
    run(options, { region }) {
      const there = region.serverless && region.versions.includes(options['engine-version']);
      const AvailabilityZones = region.zones.split(' ').map((zone) => ({ Name: zone.split('=')[0] }));
      const option = { EngineVersion: options['engine-version'], SupportsHttpEndpoint: region.dataApi, AvailabilityZones };
      return { OrderableDBInstanceOptions: there ? [option] : [] };
    },
  },
  'describe-db-clusters': {
    takes: `| ${CLUSTER}`,
    mayBeEmpty: ({ query }) => Boolean(query?.includes('[?')),
    run(options, state) {
      const found = options[CLUSTER] ? { [options[CLUSTER]]: clusterOf(options, state) } : state.clusters;
      const DBClusters = Object.entries(found).map(([id, { protected: DeletionProtection, group }]) => ({
        DBClusterIdentifier: id,
        DBSubnetGroup: group,
        DeletionProtection,
      }));
      return { DBClusters };
    },
  },
  'modify-db-cluster': {
    takes: `${CLUSTER} | no-deletion-protection! deletion-protection! apply-immediately!`,
    run(options, state) {
      clusterOf(options, state).protected = options['deletion-protection'] ?? false;
    },
  },
  'restore-db-cluster-to-point-in-time': {
    takes: `source-db-cluster-identifier ${CLUSTER} | restore-to-time serverless-v2-scaling-configuration db-subnet-group-name`,
    run(options, state) {
      const { group } = the(state.clusters, options['source-db-cluster-identifier'], 'cluster');
      shorthand(options['serverless-v2-scaling-configuration'], ['MinCapacity', 'MaxCapacity']);
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(options['restore-to-time'])) {
        throw misunderstood('--restore-to-time is a time such as 2026-01-31T12:00:00Z');
      }
      if (options['db-subnet-group-name'] !== group || options[CLUSTER] in state.clusters) {
        throw new Refused('the subnet group is unknown, or the cluster is there already');
      }
      state.clusters[options[CLUSTER]] = { protected: false, group };
    },
  },
  'wait db-cluster-available': { takes: `${CLUSTER} |`, run: (options, state) => void clusterOf(options, state) },
  'delete-db-cluster': {
    takes: `${CLUSTER} | skip-final-snapshot! final-db-snapshot-identifier`,
    run(options, state) {
      if (clusterOf(options, state).protected) {
        throw new Refused('Cannot delete protected Cluster, please disable deletion protection and try again');
      }
      if (options['skip-final-snapshot'] === undefined && options['final-db-snapshot-identifier'] === undefined) {
        throw new Refused('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified');
      }
      delete state.clusters[options[CLUSTER]];
    },
  },
  'create-db-cluster-snapshot': {
    takes: `${CLUSTER} ${SNAPSHOT} |`,
    run(options, state) {
      clusterOf(options, state);
      state.snapshots.push({ id: options[SNAPSHOT], cluster: options[CLUSTER], status: 'creating' });
    },
  },
  'wait db-cluster-snapshot-available': {
    takes: `${SNAPSHOT} |`,
    run: (options, state) => void (snapshotOf(options, state).status = 'available'),
  },
  'describe-db-cluster-snapshots': {
    takes: `| snapshot-type ${CLUSTER}`,
    mayBeEmpty: (options) => CLUSTER in options,
    run(options, state) {
      if (!['manual', 'automated', undefined].includes(options['snapshot-type'])) {
        throw misunderstood('--snapshot-type is manual or automated');
      }
      // Those that AWS makes each day belong to their cluster, and none of the stand-in's clusters is a day old.
      const found = options['snapshot-type'] === 'automated' ? [] : state.snapshots;
      const wanted = found.filter(({ cluster }) => [undefined, cluster].includes(options[CLUSTER]));
      const DBClusterSnapshots = wanted.map(({ id }) => ({
        DBClusterSnapshotIdentifier: id,
        SnapshotCreateTime: '2026-01-31T12:00:00Z',
        EngineVersion: '17.9',
      }));
      return { DBClusterSnapshots };
    },
  },
  'delete-db-cluster-snapshot': {
    takes: `${SNAPSHOT} |`,
    run(options, state) {
      const gone = snapshotOf(options, state);
      state.snapshots = state.snapshots.filter((each) => each !== gone);
    },
  },
};
