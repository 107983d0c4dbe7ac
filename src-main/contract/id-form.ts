/** What ids look like: they are the only names that cross the wire or come from addresses, and never become paths unchecked. */
export const idForm = /^[A-Za-z0-9_-]{8,64}$/;
/** Whether a text is an id, for thousands of them: without what a schema does beside. */
export const isId = (name: string): name is string => idForm.test(name);
