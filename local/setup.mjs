// Puts everything `npm start` and `npm test` need in place. Runs on whatever Node is installed,
// before any dependency is there: so plain JavaScript, and nothing but Node's own modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// `import.meta.dirname` is younger than the oldest Node this must explain itself on.
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.installed-from');

const problem = unsupported();
if (problem !== undefined) end(problem);
const lock = readFileSync(path.join(root, 'package-lock.json'));
const wanted = createHash('sha256').update(lock).digest('hex');
if (read(stamp) !== wanted) {
  if (!isInstalled(JSON.parse(lock.toString()))) install();
  writeFileSync(stamp, wanted);
}

/** Why this machine cannot run the product, in one sentence that says what to do. */
function unsupported() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) return `Node ${process.versions.node} is too old: install Node 20 or newer.`;
  const platform = `${process.platform}-${process.arch}`;
  if (platform === 'linux-x64' || process.env.AWS_ENDPOINT_URL_DYNAMODB) return undefined;
  return (
    `The embedded database runs on linux-x64 and this is ${platform}: start a DynamoDB of your ` +
    'own (for example amazon/dynamodb-local) and set AWS_ENDPOINT_URL_DYNAMODB to its address.'
  );
}

/** Whether what is installed is what the lock file says, package by package. */
function isInstalled(lock) {
  const installed = read(path.join(modules, '.package-lock.json'));
  if (installed === undefined) return false;
  const there = JSON.parse(installed).packages;
  return Object.entries(lock.packages).every(([place, { version, optional, integrity }]) => {
    if (place === '') return true;
    const found = there[place];
    if (found === undefined) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

function install() {
  console.log('Installing what package-lock.json names; this takes about a minute.');
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' };
  const { error, status } = spawnSync(command, [...first, 'ci', '--no-fund'], options);
  if (error?.code === 'ENOENT') end('npm is not installed: install it, then try again.');
  if (error !== undefined || status !== 0) {
    end('npm ci did not succeed: mend what it reports above, then try again.');
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function end(sentence) {
  console.error(sentence);
  process.exit(1);
}
