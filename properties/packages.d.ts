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
