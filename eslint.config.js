import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Who may import whom, each rule with its reason: contract <- domain <- app <- shells; the renderer sees the contract. */
const wall = (files, ignores, patterns) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const no = (group, message) => ({ group, message });
const tests = ['**/*.test.ts', '**/*.test.tsx'];

const electronOnly = no(
  ['electron', 'electron/*'],
  'Importing electron outside its shell starts a download under plain Node.',
);

export default tseslint.config(
  { ignores: ['out/', 'node_modules/', 'test-results/', 'playwright-report/', 'resources/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
      },
    },
  },
  {
    files: ['src-renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended],
    rules: {
      // A dialog decides where its focus starts (WAI-ARIA practices).
      'jsx-a11y/no-autofocus': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'HTML enters the page in one place only: reader/article-html.ts.',
        },
        {
          selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
          message: 'HTML enters the page in one place only: reader/article-html.ts.',
        },
        {
          selector:
            "ImportDeclaration[source.value='#contract'][importKind='value'] > ImportSpecifier[importKind='value']",
          message:
            'Values come from one file of the contract (#contract/limits …): all of it brings zod into the page.',
        },
      ],
    },
  },
  wall(['src-renderer/**/*.{ts,tsx}'], tests, [
    no(['node:*', 'electron', 'ws', 'jsdom', 'lowdb'], 'The interface runs in a page: it has no Node.'),
    no(['**/src-main/**'], 'The interface knows the main side by its contract only: import from #contract.'),
  ]),
  wall(['src-main/contract/**/*.ts'], tests, [
    no(['node:*', 'electron', '../*', '!zod'], 'The contract is shared by both sides: only zod and itself.'),
  ]),
  wall(
    [
      'src-main/{article,library,annotations,comparison,search,export,store,keeping,other-tools,threads}/**/*.ts',
    ],
    tests,
    [
      electronOnly,
      no(
        ['ws', '**/shells/**', '**/app', '**/api', '**/serve', '**/cli'],
        'The domain knows no shell and no wire.',
      ),
    ],
  ),
  wall(['src-main/*.ts', 'src-main/shells/browser/**/*.ts'], tests, [electronOnly]),
);
