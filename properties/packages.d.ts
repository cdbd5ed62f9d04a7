// Packages under test that ship no types: what their adapters use.
declare module 'promise-queue' {
  const Queue: import('../src/adapters/promise-queue.ts').PromiseQueue;
  export default Queue;
}
declare module 'promise-queue-2.1.2' {
  const Queue: import('../src/adapters/promise-queue.ts').PromiseQueue;
  export default Queue;
}
declare module 'promise-queue-2.2.3' {
  const Queue: import('../src/adapters/promise-queue.ts').PromiseQueue;
  export default Queue;
}
declare module 'p-queue-2.4.0' {
  const Queue: import('../src/adapters/p-queue.ts').PQueue;
  export default Queue;
}
declare module 'p-queue-2.4.1' {
  const Queue: import('../src/adapters/p-queue.ts').PQueue;
  export default Queue;
}
declare module 'fastq-1.14.0' {
  const fastq: import('../src/adapters/fastq.ts').Fastq;
  export default fastq;
}
declare module 'fastq-1.15.0' {
  const fastq: import('../src/adapters/fastq.ts').Fastq;
  export default fastq;
}
declare module 'tiny-async-pool-2.0.1' {
  const pool: import('../src/adapters/tiny-async-pool.ts').TinyAsyncPool;
  export default pool;
}
declare module 'tiny-async-pool-2.1.0' {
  const pool: import('../src/adapters/tiny-async-pool.ts').TinyAsyncPool;
  export default pool;
}
declare module 'async-lock-1.3.1' {
  const Lock: import('../src/adapters/async-lock.ts').AsyncLockForTasks;
  export default Lock;
}
declare module 'async-lock-1.3.2' {
  const Lock: import('../src/adapters/async-lock.ts').AsyncLockForTasks;
  export default Lock;
}
declare module 'async-3.2.3' {
  const async: import('../src/adapters/async.ts').Async;
  export default async;
}
declare module 'async-3.2.4' {
  const async: import('../src/adapters/async.ts').Async;
  export default async;
}
declare module 'fastq-1.16.0' {
  const fastq: import('../src/adapters/fastq.ts').Fastq;
  export default fastq;
}
declare module 'fastq-1.17.0' {
  const fastq: import('../src/adapters/fastq.ts').Fastq;
  export default fastq;
}
declare module 'fastq-1.20.1' {
  const fastq: import('../src/adapters/fastq.ts').Fastq;
  export default fastq;
}
declare module 'fastq-1.20.2' {
  const fastq: import('../src/adapters/fastq.ts').Fastq;
  export default fastq;
}
declare module 'generic-pool-3.7.1' {
  const pool: import('../src/adapters/generic-pool.ts').GenericPool;
  export default pool;
}
declare module 'generic-pool-3.7.2' {
  const pool: import('../src/adapters/generic-pool.ts').GenericPool;
  export default pool;
}
