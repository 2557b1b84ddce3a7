/** What a company may give fields of its own. */
export const customSubjects = ['lead', 'account', 'contact', 'opportunity'] as const;
export type CustomSubject = (typeof customSubjects)[number];
