import { openTable } from './readers/open-table.ts';
const p=process.argv[2]!;
const t=performance.now();
const r=await openTable({path:p,fileName:p}); const t1=performance.now(); let n=0;
for await (const b of r.batches()) n+=b.rows.length;
const t2=performance.now(); await r.close();
console.log(r.format,r.encoding,JSON.stringify(r.delimiter),r.header.length,'rows',n,'open ms',(t1-t).toFixed(0),'read ms',(t2-t1).toFixed(0),'rows/s',Math.round(n/((t2-t1)/1000)),'all-in rows/s',Math.round(n/((t2-t)/1000)),'maxRSS MB',Math.round(process.resourceUsage().maxRSS/1024));
