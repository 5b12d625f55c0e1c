import { defineConfig } from 'vitest/config';

// A machine with more to do than processors takes its time: only a test that hangs is ended.
export default defineConfig({ test: { testTimeout: 60_000 } });
