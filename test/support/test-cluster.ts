/** Name of the variable that tells every test where the run's one cluster is, started by whoever needs it first. */
export const testClusterVariable = 'CROSSGRADE_TEST_CLUSTER';
