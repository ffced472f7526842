/** The style of the page, which fetches nothing: no face, no picture. */
export const style = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#f2f4f6;color:#1f2328;font:16px/1.55 -apple-system,"Segoe UI",
"PingFang SC","Microsoft YaHei","Noto Sans SC",Roboto,Arial,sans-serif}
main{max-width:640px;margin:0 auto;padding:16px 12px 40px}
.top{display:flex;justify-content:space-between;gap:12px;color:#5c6570;font-size:14px}
h1{margin:4px 0 2px;font-size:22px;line-height:1.3}
h2{margin:0 0 6px;font-size:17px}
p{margin:6px 0}
.quiet{color:#5c6570;font-size:14px;overflow-wrap:anywhere}
.card{background:#fff;border:1px solid #e3e6ea;border-radius:8px;padding:16px;margin:14px 0}
table{width:100%;border-collapse:collapse}
td{padding:7px 0;border-bottom:1px solid #e3e6ea}
td:last-child{text-align:right;white-space:nowrap;padding-left:12px;
font-variant-numeric:tabular-nums}
tr:last-child td{border-bottom:0;font-weight:700;font-size:17px}
label{display:block;margin:12px 0 4px;font-size:14px;color:#5c6570}
input,textarea{width:100%;padding:10px;font:inherit;color:inherit;background:#fff;
border:1px solid #8a939c;border-radius:6px}
textarea{min-height:108px;resize:vertical}
button{width:100%;margin-top:16px;padding:12px;font:inherit;font-weight:600;color:#fff;
background:#0b5394;border:1px solid #0b5394;border-radius:6px;cursor:pointer}
button.second{color:#0b5394;background:#fff}
a{color:#0b5394}
:focus-visible{outline:3px solid #6ea8dc;outline-offset:2px}
summary{font-size:17px;font-weight:700;cursor:pointer;padding:2px 0}
.told{border-left:6px solid #1a7f37;background:#eef8f0}
.wrong{border-left:6px solid #b3261e;background:#fdf0ef}
ul{margin:0;padding-left:20px}
li{margin:4px 0;overflow-wrap:anywhere;white-space:pre-line}
@media(min-width:600px){main{padding-top:32px}.card{padding:20px 24px}
button{width:auto;min-width:220px}}
`;
