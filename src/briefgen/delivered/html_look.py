"""How the audit's page looks and what its filter does: one style sheet, one script, both inline."""

STYLE = """
:root{color-scheme:light;--ink:#1b2431;--blue:#17365c;--mid:#2e6099;--quiet:#56626f;--rule:#c5cfda;
--tint:#f2f5f8;--red:#a63d2f;--amber:#8a5b00;--green:#1f6f6b}
*{box-sizing:border-box}
body{margin:0 auto;max-width:78rem;padding:2.5rem 2rem 4rem;color:var(--ink);background:#fff;
font:1rem/1.5 Calibri,Carlito,"Segoe UI","Noto Sans",sans-serif}
:lang(ja){font-family:"Yu Gothic",Meiryo,"Hiragino Sans","Noto Sans CJK JP",sans-serif;
line-height:1.6}
:lang(vi){line-height:1.55}
header{border-bottom:1px solid var(--rule);padding-bottom:1.25rem}
header::before{content:"";display:block;width:2rem;height:.3rem;background:var(--red)}
h1{margin:.75rem 0 .25rem;color:var(--blue);font-size:2rem;line-height:1.15}
.verdict{margin:0;font-size:1.25rem;color:var(--blue)}
.quiet{color:var(--quiet);font-size:.875rem}
header p{margin:.35rem 0;max-width:60rem}
.remark{padding-left:.75rem;border-left:3px solid var(--amber)}
h2{margin:2.25rem 0 .25rem;color:var(--blue);font-size:1.25rem;line-height:1.25}
h2 small{margin-left:.6rem;font-weight:400;font-size:.875rem;color:var(--quiet)}
form{margin:1.25rem 0 0}fieldset{margin:0 0 .75rem;padding:0;border:0}
legend{padding:0;margin-bottom:.35rem;font-size:.875rem;font-weight:700;color:var(--quiet)}
.chips{display:flex;flex-wrap:wrap;gap:.4rem;margin:0;padding:0;list-style:none}
.chips label{display:flex;align-items:center;gap:.45rem;padding:.25rem .7rem .25rem .55rem;
border:1px solid var(--rule);border-radius:.25rem;cursor:pointer;background:#fff}
.chips b{font-variant-numeric:tabular-nums}
.chips label:has(input:not(:checked)){color:var(--quiet);background:var(--tint)}
.chips input{accent-color:var(--mid);width:1rem;height:1rem;margin:0}
.chips label:focus-within,button:focus-visible{outline:2px solid var(--mid);outline-offset:2px}
html:not(.js) .chips input,html:not(.js) .with-script{display:none}
button{font:inherit;font-size:.875rem;color:var(--mid);background:none;border:0;padding:.15rem 0;
margin-right:1.25rem;cursor:pointer;text-decoration:underline}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th{padding:.4rem .9rem .4rem 0;text-align:left;font-size:.875rem;color:var(--quiet);
border-bottom:2px solid var(--blue)}
td{padding:.7rem .9rem .7rem 0;vertical-align:top;border-bottom:1px solid var(--rule);
overflow-wrap:break-word}
th:nth-child(1){width:10.5rem}th:nth-child(2){width:14.5rem}
td p{margin:.3rem 0 0}td p:first-child{margin:0}
code{font-family:Consolas,"Liberation Mono",monospace;font-size:.8125rem;color:var(--quiet);
overflow-wrap:anywhere}
.status{display:block;position:relative;padding-left:1.2rem;font-weight:700}
.status::before{content:"";position:absolute;left:0;top:.25em;width:.6rem;height:.6rem;
border:2px solid currentcolor;border-radius:50%}
.wrong .status{color:var(--red)}.wrong .status::before{background:currentcolor}
.look .status{color:var(--amber)}
.look .status::before{background:linear-gradient(90deg,currentcolor 50%,#fff 50%)}
.well .status{color:var(--green)}
mark{color:inherit;padding:0 .1em;border-radius:.1em;background:#fbe3df;
box-shadow:inset 0 -2px var(--red)}
mark.now{background:#dcebe4;box-shadow:inset 0 -2px var(--green)}
.label{display:block;font-size:.8125rem;color:var(--quiet)}
dl{columns:2;column-gap:2.5rem;font-size:.875rem;margin:.5rem 0 0}
dt{font-weight:700;break-after:avoid}dd{margin:0 0 .4rem;break-inside:avoid;color:var(--quiet)}
.none{color:var(--quiet)}
[hidden]{display:none!important}
@media screen and (max-width:52rem){body{padding:1.25rem}thead{display:none}
table,tbody,tr,td{display:block}td{border:0;padding:.2rem 0}tr{padding:.6rem 0;
border-bottom:1px solid var(--rule)}td[data-head]::before{content:attr(data-head);display:block;
font-size:.8125rem;color:var(--quiet)}dl{columns:1}}
@page{margin:16mm 14mm}
@media print{body{max-width:none;padding:0;font-size:9.5pt;line-height:1.4;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1{font-size:18pt}.verdict{font-size:12pt}h2{break-after:avoid;font-size:13pt;margin-top:14pt}
.with-script,.chips input{display:none!important}.chips label{border:0;padding:0 1rem 0 0;
background:none!important;color:inherit!important}
thead{display:table-header-group}tr{break-inside:avoid}
th:nth-child(1){width:25mm}th:nth-child(2){width:36mm}td,th{padding-right:3mm}
code{font-size:7.5pt}.quiet,.label{font-size:8pt}}
"""

SCRIPT = """
document.documentElement.classList.add('js');
const boxes=[...document.querySelectorAll('input[type=checkbox]')];
const rows=[...document.querySelectorAll('tr[data-state]')];
const said=document.getElementById('shown');
function on(name){return new Set(boxes.filter(b=>b.name===name&&b.checked).map(b=>b.value));}
function show(){const states=on('state'),files=on('file');let count=0;
for(const row of rows){row.hidden=!(states.has(row.dataset.state)&&files.has(row.dataset.file));
count+=!row.hidden;}
for(const part of document.querySelectorAll('section[data-file]'))
part.hidden=!part.querySelector('tr[data-state]:not([hidden])');
said.textContent=count===1?'1 finding is shown':count+' of '+rows.length+' findings are shown';}
for(const box of boxes)box.addEventListener('change',show);
for(const button of document.querySelectorAll('button'))button.addEventListener('click',()=>{
for(const box of boxes)box.checked=button.value==='all'||box.name==='file'||box.dataset.open==='1';
show();});
show();
"""
