import { join } from 'node:path';
import * as ts from 'typescript';

/** A version of a requirement set that a member of Office's library came with. */
export interface SetVersion {
  readonly set: string;
  readonly version: string;
}

/** A member of the library that our code names, with what a host must offer for it. */
export interface MemberUse extends SetVersion {
  readonly member: string;
  /** File and line, from the root. */
  readonly place: string;
  /** What the function around it asks for first, by `isSetSupported`. */
  readonly askedFor: readonly SetVersion[];
}

const inDocumentation = [
  /\[\s*Api set:\s*(?<set>\w+)\s+(?<version>\d+\.\d+)/,
  /\*\*Requirement set\*\*:[^\n]*?\b(?<set>\w+)\s+(?<version>\d+\.\d+)\s*\}/,
];

/** Which of two versions is the newer: their parts are numbers. */
export function isNewer(one: string, other: string): boolean {
  const [a = 0, b = 0] = one.split('.').map(Number);
  const [c = 0, d = 0] = other.split('.').map(Number);
  return a > c || (a === c && b > d);
}

function commentOf(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  return ranges.map((range) => text.slice(range.pos, range.end)).join('\n');
}

/** What the documentation of a declaration says; where it says nothing, that of the type that it belongs to. */
function setOf(declaration: ts.Node): SetVersion | undefined {
  for (let node = declaration; !ts.isSourceFile(node); node = node.parent) {
    for (const pattern of inDocumentation) {
      const { set, version } = pattern.exec(commentOf(node))?.groups ?? {};
      if (set !== undefined && version !== undefined) return { set, version };
    }
  }
  return undefined;
}

/** The sets that a function asks for, wherever in it. */
function setsAskedFor(node: ts.Node): readonly SetVersion[] {
  const found: SetVersion[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isCallExpression(one) && /\bisSetSupported$/.test(one.expression.getText())) {
      const [set, version] = one.arguments.map((argument) => (ts.isStringLiteralLike(argument) ? argument.text : ''));
      found.push({ set: set ?? '', version: version ?? '1.1' });
    }
    ts.forEachChild(one, visit);
  };
  for (let around = node.parent; !ts.isSourceFile(around); around = around.parent) {
    if (ts.isFunctionLike(around)) visit(around);
  }
  return found;
}

/** Names in `load('values, format/fill/color')` and `load(['values'])`, each with the type that it is looked up in. */
function loadedNames(call: ts.CallExpression): readonly string[] {
  if (!ts.isPropertyAccessExpression(call.expression) || call.expression.name.text !== 'load') return [];
  const [argument] = call.arguments;
  const texts = argument && ts.isArrayLiteralExpression(argument) ? argument.elements : [argument];
  return texts.flatMap((one) => (one && ts.isStringLiteralLike(one) ? one.text.split(',') : []));
}

/** Every member of Office's library that the files name: called, read, set, or loaded by a text. */
export function officeApiUse(root: string, files: readonly string[]): readonly MemberUse[] {
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    {
      target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      jsx: ts.JsxEmit.ReactJSX,
      types: ['office-js'],
      resolveJsonModule: true,
      strict: true,
      skipLibCheck: true,
    },
  );
  const checker = program.getTypeChecker();
  const uses: MemberUse[] = [];

  const note = (node: ts.Node, symbol: ts.Symbol | undefined): void => {
    const declaration = symbol?.declarations?.find((one) =>
      one.getSourceFile().fileName.includes('/node_modules/@types/office-js/'),
    );
    const needed = declaration && setOf(declaration);
    if (!symbol || !needed) return;
    const source = node.getSourceFile();
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const file = source.fileName.slice(root.length + 1);
    uses.push({
      ...needed,
      member: checker.getFullyQualifiedName(symbol),
      place: `${file}:${String(line)}`,
      askedFor: setsAskedFor(node),
    });
  };
  const noteLoaded = (call: ts.CallExpression): void => {
    if (!ts.isPropertyAccessExpression(call.expression)) return;
    const object = checker.getTypeAtLocation(call.expression.expression);
    for (const path of loadedNames(call)) {
      let type: ts.Type = object;
      for (const name of path.trim().split('/')) {
        // Of a collection, `items/name` and `name` mean the same: the members of what is in it are asked for.
        const items = checker.getPropertyOfType(type, 'items');
        const item = items && checker.getIndexTypeOfType(checker.getTypeOfSymbol(items), ts.IndexKind.Number);
        const owner = name === 'items' ? type : item && !checker.getPropertyOfType(type, name) ? item : type;
        const property = checker.getPropertyOfType(owner, name);
        note(call, property);
        if (!property) break;
        type = name === 'items' && item ? item : checker.getTypeOfSymbol(property);
      }
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) note(node.name, checker.getSymbolAtLocation(node.name));
    else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = (node.propertyName ?? node.name).getText();
      note(node, checker.getPropertyOfType(checker.getTypeAtLocation(node.parent), name));
    } else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      const wanted = checker.getContextualType(node.parent);
      note(node, wanted && checker.getPropertyOfType(wanted, node.name.getText()));
    } else if (ts.isCallExpression(node)) noteLoaded(node);
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(join(root, file));
    if (!source) throw new Error(`${file} could not be read`);
    visit(source);
  }
  return uses;
}
