// As much of node as answer.js uses.
declare module "node:fs" {
  export function readdirSync(folder: URL): string[];
  export function readFileSync(descriptor: number, encoding: "utf8"): string;
  export function writeFileSync(descriptor: number, text: string): void;
}
