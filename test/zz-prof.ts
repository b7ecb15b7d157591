import Sqlite from 'better-sqlite3'
import { readNote } from '#etiquette/note/read-note.ts'
const db=new Sqlite('/tmp/speed/heavy.db',{readonly:true});const a=db.prepare("select distinct note n from invitations where note<>''").pluck().all() as string[];
const keys=Object.keys(readNote('x')) as any[]
const times:any={}
let langs:any={}
const t0=performance.now()
for(const n of a){const r:any=readNote(n); for(const k of keys){const t=performance.now(); r[k]; times[k]=(times[k]??0)+performance.now()-t} langs[r.language]=(langs[r.language]??0)+1}
console.log('total',performance.now()-t0,a.length,langs, a.reduce((s,x)=>s+x.length,0)/a.length)
console.log(Object.entries(times).sort((x:any,y:any)=>y[1]-x[1]).map(([k,v]:any)=>k+' '+v.toFixed(0)).join('\n'))
console.log("cpu",process.cpuUsage().user/1000)
