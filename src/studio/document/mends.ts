export function mendFor(): undefined { return undefined; }
