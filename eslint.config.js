import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What of shared/ the client may run. The rest holds zod or the whole state, and is there for its types. */
const CLIENT_RUNS = [
  'area',
  'wire',
  'scene',
  'points',
  'names',
  'ratio',
  'lots',
  'lineage',
  'box',
  'outbox',
  'adopt',
  'giveback',
  'held',
  'locked',
  'rows',
  'shown',
  'messages/*',
];

/**
 * Missing on Chrome 88, or on any browser over plain http. Vite lowers syntax, not these. What its CSS lacks is in
 * tests/old-browsers.ts, since no parser here reads the styles of a component; tests/old-browsers.test.ts plants each.
 */
const NEWER_METHODS = [
  ...['at', 'with', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'fromAsync'],
  ...['hasOwn', 'groupBy', 'withResolvers', 'isWellFormed', 'toWellFormed', 'canParse', 'randomUUID'],
  ...['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  ...['showPopover', 'hidePopover', 'togglePopover', 'showPicker', 'checkVisibility', 'startViewTransition'],
].join('|');
const NEWER_GLOBALS = ['structuredClone', 'scheduler', 'reportError', 'caches', 'requestIdleCallback'];
const NEWER_ATTRIBUTES = 'inert|popover|popovertarget|popovertargetaction|popoverTargetElement|commandfor';
const MISSING = [
  ...['clipboard', 'wakeLock', 'serviceWorker', 'locks', 'storage', 'userAgentData', 'share'].map((property) => ({
    object: 'navigator',
    property,
    message: 'Missing over plain http.',
  })),
  { object: 'crypto', property: 'subtle', message: 'Missing over plain http.' },
  { object: 'AbortSignal', property: 'timeout', message: 'Missing on Chrome 88.' },
  { object: 'AbortSignal', property: 'any', message: 'Missing on Chrome 88.' },
];
const OLD_BROWSERS = {
  'no-restricted-globals': [
    'error',
    ...NEWER_GLOBALS.map((name) => ({ name, message: 'Chrome 88 over plain http has none.' })),
  ],
  'no-restricted-properties': ['error', ...MISSING],
  'no-restricted-syntax': [
    'error',
    ...[
      `CallExpression > MemberExpression.callee[property.name=/^(${NEWER_METHODS})$/]`,
      `MemberExpression[object.name=/^(window|self|globalThis)$/][property.name=/^(${NEWER_GLOBALS.join('|')})$/]`,
      `MemberExpression[property.name=/^(${NEWER_ATTRIBUTES})$/]`,
      `:matches(SvelteAttribute, SvelteShorthandAttribute)[key.name=/^(${NEWER_ATTRIBUTES})$/]`,
    ].map((selector) => ({ selector, message: 'Missing on Chrome 88.' })),
    ...['StaticBlock', 'BinaryExpression > PrivateIdentifier.left', 'Literal[regex.flags=/[dv]/]'].map((selector) => ({
      selector,
      message: 'Chrome 88 does not read this.',
    })),
    { selector: 'Literal[regex.pattern=/\\(\\?<[=!]/]', message: 'An iPhone of before 2023 does not read this.' },
  ],
};

export default tseslint.config(
  { ignores: ['client/dist/', 'node_modules/', 'data/', 'reports/', 'packed/', 'coverage/'] },
  // No exceptions in the code: a rule that is wrong is changed here.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{ts,svelte,js,mjs}'],
    extends: [tseslint.configs.strictTypeChecked, importX.flatConfigs.typescript],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    settings: {
      'import-x/extensions': ['.ts', '.svelte', '.js', '.mjs'],
      'import-x/ignore': ['/node_modules/'],
      'import-x/parsers': {
        '@typescript-eslint/parser': ['.ts'],
        'svelte-eslint-parser': ['.svelte'],
      },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.svelte', '.js', '.mjs'] })],
    },
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-useless-rename': 'error',
      'no-debugger': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Over plain http there is no other way to the clipboard.
      '@typescript-eslint/no-deprecated': ['error', { allow: [{ from: 'lib', name: 'execCommand' }] }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'import-x/no-duplicates': 'error',
      'import-x/no-self-import': 'error',
      'import-x/first': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [
            {
              target: './shared',
              from: ['./server', './client', './db', './tests'],
              message: 'shared/ imports nobody.',
            },
            { target: './db', from: ['./server', './client', './tests'], message: 'db/ knows rows, not contests.' },
            { target: './server', from: ['./client', './tests'], message: 'server/ imports shared/ and db/.' },
            { target: './client', from: ['./server', './db', './tests'], message: 'client/ imports shared/ alone.' },
          ],
        },
      ],
    },
  },

  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [svelte.configs['flat/recommended']],
    languageOptions: {
      parserOptions: { parser: tseslint.parser },
    },
    rules: {
      // Plain pages that the server sends whole: there is no router to go through.
      'svelte/no-navigation-without-resolve': 'off',
      // `{' '}` keeps a space that the formatter would move.
      'svelte/no-useless-mustaches': 'off',
      // It misreads props and runes, which the compiler assigns.
      'prefer-const': 'off',
    },
  },

  {
    // What comes from a component or goes into a snippet is `any` to this parser; svelte-check knows its type.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },

  {
    files: ['shared/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^node:', message: 'shared/ runs in the browser too, and knows no clock and no disk.' }],
        },
      ],
      'no-restricted-properties': [
        'error',
        ...[
          ['Date', 'now'],
          ['Math', 'random'],
        ].map(([object, property]) => ({ object, property, message: 'Time and chance come in as data.' })),
      ],
    },
  },

  {
    files: ['db/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: 'shared/', allowTypeImports: true, message: 'Of shared/ only types: db/ knows no contest.' },
          ],
        },
      ],
    },
  },

  {
    files: ['client/**/*.{ts,svelte}'],
    languageOptions: { globals: globals.browser },
    rules: {
      ...OLD_BROWSERS,
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'zod', message: 'zod is 27 kB; the server checks.' }],
          patterns: [
            { regex: '^node:', message: 'There is no Node in a browser.' },
            {
              regex: `shared/(?!(${CLIENT_RUNS.join('|').replaceAll('*', '[a-z-]+')})\\.ts$)`,
              allowTypeImports: true,
              message: 'Of this file the client takes only types.',
            },
          ],
        },
      ],
    },
  },

  {
    // Where it is looked whether there is one.
    files: ['client/state/awake.ts'],
    rules: { 'no-restricted-properties': ['error', ...MISSING.filter(({ property }) => property !== 'wakeLock')] },
  },

  {
    // What the client runs of shared/ runs on old browsers.
    files: CLIENT_RUNS.map((name) => `shared/${name}.ts`),
    rules: OLD_BROWSERS,
  },

  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
);
