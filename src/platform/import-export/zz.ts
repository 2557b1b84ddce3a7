import { openTable } from './readers/open-table.ts';
import { createWriteStream, existsSync } from 'node:fs';
const D='/work/shared/data/';
import { readdirSync } from 'node:fs';
async function show(p: string, full=false) {
  const t=performance.now();
  try { const r=await openTable({path:p,fileName:p}); let n=0,pr=0; let first: string[]|undefined; let bad=0; const kinds=new Set<string>(); let b0=0;
    const t1=performance.now();
    for await (const b of r.batches()) { if(n+1!==b.firstRow) console.log('FIRSTROW',n,b.firstRow); n+=b.rows.length; pr+=b.problems.length; first??=b.rows[0]; for(const x of b.problems) kinds.add(x.code); if(!full) for(const row of b.rows) if(row.length!==r.header.length||row.join('').includes('\uFFFD')) bad++; b0=b.bytesRead }
    await r.close(); const t2=performance.now();
    console.log(p.replace(D,''), r.format, r.encoding, JSON.stringify(r.delimiter), 'cols',r.header.length, 'skip',r.skippedLines,'rows',n,'problems',pr,[...kinds],'bad',bad, 'open',(t1-t).toFixed(0),'read',(t2-t1).toFixed(0), b0===r.totalBytes, JSON.stringify(r.header.slice(0,6)), JSON.stringify(first?.slice(0,6)).slice(0,150));
    if(full) console.log('rows/s', Math.round(n/((t2-t1)/1000)), 'with open', Math.round(n/((t2-t)/1000)), 'rss', Math.round(process.resourceUsage().maxRSS/1024));
  } catch(e) { console.log(p, 'ERR', e) }
}
for (const f of ['listed-applicants-gb18030.csv','chinese-company-short-names.txt','x-education-leads.csv','deliveries/scms-latin1-tab.csv','deliveries/olist-orders-5k.csv','duplicates/febrl-people-1.csv','duplicates/organisations.csv','production/garment-teams.csv',...readdirSync(D+'maven-crm').map(x=>'maven-crm/'+x),...readdirSync(D+'salesforce-export/devorg').map(x=>'salesforce-export/devorg/'+x),...readdirSync(D+'salesforce-export/workshop').map(x=>'salesforce-export/workshop/'+x),...readdirSync(D+'vcards').map(x=>'vcards/'+x)]) await show(D+f);
