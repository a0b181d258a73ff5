import { join } from 'node:path';
import { type Site, siteSchema } from '../../lib/schema/site.ts';
import { RULES } from './build.ts';
import { RuleProblems, yamlFiles } from './load.ts';
import { type Problem, parseWith, readYaml } from './yaml-file.ts';

/**
 * Reads and validates every adapter of `rules/sites`.
 * @throws RuleProblems naming file, line and expectation of everything that is wrong.
 */
export function loadSites(root = RULES, shownRoot = 'rules'): Site[] {
  const problems: Problem[] = [];
  const sites: Site[] = [];
  for (const path of yamlFiles(join(root, 'sites'))) {
    const name = path.slice(join(root, 'sites').length + 1);
    const file = readYaml(path, `${shownRoot}/sites/${name}`);
    const site = parseWith(file, siteSchema, problems);
    if (!site) continue;
    const id = name.replace(/\.yml$/, '');
    if (site.id !== id) {
      problems.push({
        file: file.path,
        line: file.lineOf(['id']),
        expectation: `id: must equal the path, ${id}`,
      });
    }
    sites.push(site);
  }
  if (problems.length > 0) throw new RuleProblems(problems);
  return sites;
}
