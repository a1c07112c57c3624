// @ts-check
export const code = () => "";
