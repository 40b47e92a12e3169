import puppeteer from "puppeteer-core";
const b=await puppeteer.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox"]});
const p=await b.newPage();await p.setViewport({width:1280,height:900});
p.on("console",m=>console.log("CON",m.type(),m.text()));p.on("pageerror",e=>console.log("ERR",e.message));
await p.goto("http://127.0.0.1:8127/lessons/",{waitUntil:"networkidle2"});
console.log(await p.evaluate(()=>document.body.innerText));
const links=await p.evaluate(()=>[...document.querySelectorAll("a")].map(a=>a.innerText+" -> "+a.getAttribute("href")));console.log(links.join("\n"));
await p.screenshot({path:"/tmp/walk7-home.png",fullPage:true});
const t=links.map(l=>l.match(/#try=(\S+)/)).filter(Boolean).map(m=>m[1]);
for(const n of t){await p.goto("http://127.0.0.1:8127/lessons/"+n+"/",{waitUntil:"load"});console.log("=====",n);console.log(await p.evaluate(()=>document.body.innerText));}
await p.goto("about:blank");
await p.goto("http://127.0.0.1:8127/lessons/#try="+t[0],{waitUntil:"networkidle2"});await new Promise(r=>setTimeout(r,2000));
console.log("=====TRY",t[0]);console.log(await p.evaluate(()=>document.body.innerText));
console.log(await p.evaluate(()=>[...document.querySelectorAll("main button,main input,main textarea,main select,main a")].filter(e=>e.offsetParent).map(e=>e.outerHTML.slice(0,200)).join("\n")));
await p.screenshot({path:"/tmp/walk7-try.png",fullPage:true});
await b.close();
