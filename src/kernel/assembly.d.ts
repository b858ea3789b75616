/** AssemblyScript, compiled by Vite (see vite.config.ts): the WebAssembly module as base64. */
declare module '*?assembly' {
  const base64: string;
  export default base64;
}
