import './a.ts'; import './nowhere.ts'; export const b = 1;
