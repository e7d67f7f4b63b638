// Prints what Ace found in a report.json; ends with 1 if it found anything.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2]));
let complaints = 0;
for (const document of report.assertions)
  for (const { 'earl:test': test, 'earl:result': result } of document.assertions) {
    complaints++;
    console.log(`${document['earl:testSubject'].url}: ${test['earl:impact']}: ${test['dct:title']}: ` +
      result['dct:description'].replace(/\s+/g, ' '));
  }
const outcome = report['earl:result']['earl:outcome'];
if (outcome !== 'pass') console.log(`outcome: ${outcome}`);
process.exit(complaints || outcome !== 'pass' ? 1 : 0);
