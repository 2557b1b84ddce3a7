// Written by tools/generate-client.ts from the contracts; not by hand.
export const endpoints = {} as const;

export type Contracts = {};
