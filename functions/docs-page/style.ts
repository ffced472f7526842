/** The page's whole look: a column of text, and beside it the operations where there is room. */
export const style = `
:root{--ink:#1d2530;--soft:#5b6777;--line:#dfe4ea;--paper:#fff;--band:#f5f7f9;--link:#0b5cad;
--get:#0b6e4f;--post:#0b5cad;--put:#8a5a00;--patch:#6a3fa0;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#e3e8ee;--soft:#9aa7b6;--line:#323c48;
--paper:#14191f;
--band:#1b222a;--link:#7db8f5;--get:#5fc9a3;--post:#7db8f5;--put:#e0b35c;--patch:#bd9af0}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;color:var(--ink);background:var(--paper);
font:15px/1.55 system-ui,-apple-system,'Segoe UI','Noto Sans SC',sans-serif}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
code{font:.88em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.page{display:grid;grid-template-columns:17rem minmax(0,54rem);gap:2.5rem;max-width:78rem;
margin:0 auto;padding:0 1.5rem 4rem}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem .5rem 2rem 0;font-size:.86rem;
border-right:1px solid var(--line)}
nav b{display:block;margin:1rem 0 .15rem;text-transform:capitalize}
nav a{display:block;padding:.1rem 0;color:var(--soft)}nav a:hover{color:var(--link)}
h1{margin:2rem 0 .25rem;font-size:1.9rem;letter-spacing:-.01em}
h2{margin:2.5rem 0 .25rem;font-size:1.3rem;text-transform:capitalize}
h3{margin:1.75rem 0 .4rem;font-size:1rem}
h4{margin:1.1rem 0 .35rem;font-size:.78rem;letter-spacing:.05em;text-transform:uppercase;
color:var(--soft)}
p{margin:.3rem 0}.lead{color:var(--soft);max-width:44rem}
details{border:1px solid var(--line);border-radius:8px;margin:.5rem 0;background:var(--paper)}
details[open]>summary{border-bottom:1px solid var(--line)}
summary{cursor:pointer;padding:.55rem 2.4rem .55rem .8rem;list-style:none;position:relative}
summary::-webkit-details-marker{display:none}
summary::after{content:'';position:absolute;right:1rem;top:1rem;width:.45rem;height:.45rem;
border:solid var(--soft);border-width:0 1.5px 1.5px 0;transform:rotate(45deg)}
details[open]>summary::after{transform:rotate(-135deg);top:1.2rem}
summary:hover{background:var(--band);border-radius:8px}
summary b{display:inline-block;min-width:3.9rem;font-size:.76rem;letter-spacing:.04em}
summary span{display:block;color:var(--soft);font-size:.9rem}
.get{color:var(--get)}.post{color:var(--post)}.put{color:var(--put)}.patch{color:var(--patch)}
.operation{padding:.4rem .9rem 1rem}
.refusals{margin-top:1.1rem;background:var(--band)}.refusals summary{font-size:.88rem}
.refusals table{margin:.4rem .8rem .8rem;width:calc(100% - 1.6rem)}
.own th{border-left:3px solid var(--put)}
.own th{padding-left:.5rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.32rem .5rem .32rem 0;border-top:1px solid var(--line);text-align:left;
vertical-align:top;font-weight:400}
tr:first-child>th,tr:first-child>td{border-top:0}
th{width:15rem}th code{font-weight:600}
i{font-style:normal;font-size:.78rem;color:var(--soft)}small,td span{color:var(--soft)}
.roles i{padding:.05rem .45rem;border:1px solid var(--line);border-radius:99px}
.branches>div{padding:.1rem 0 .1rem .8rem;border-left:3px solid var(--line);margin:.5rem 0}
.pattern{display:block;color:var(--soft);font-size:.76rem}
.schema{border-top:1px solid var(--line);padding-top:.2rem}
:target{outline:2px solid var(--link);outline-offset:4px;border-radius:4px}
@media (max-width:52rem){.page{display:block;padding:0 1rem 3rem}
nav{position:static;height:auto;max-height:40vh;border-right:0;
border-bottom:1px solid var(--line)}
th{width:auto;min-width:8rem}table{font-size:.86rem}}
@media (max-width:30rem){tr,th,td{display:block;width:auto;border:0;padding:.1rem 0}
tr{border-top:1px solid var(--line);padding:.35rem 0}}
`;
