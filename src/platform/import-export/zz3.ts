import Papa from 'papaparse'; import { createReadStream } from 'node:fs';
const t=performance.now(); let n=0;
await new Promise<void>((ok)=>Papa.parse(createReadStream(process.argv[2]!,'utf8'),{chunk:(r)=>{n+=r.data.length},complete:()=>ok()}));
const s=(performance.now()-t)/1000; console.log('papaparse',n,s.toFixed(2),Math.round(n/s),'rows/s', Math.round(process.resourceUsage().maxRSS/1024));
