import puppeteer from "puppeteer-core";
export const U="http://127.0.0.1:8127";
export const b=await puppeteer.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox"]});
export const sl=ms=>new Promise(r=>setTimeout(r,ms));
export async function page(vp={width:1280,height:900},ctx=b){const p=await ctx.newPage();await p.setViewport(vp);
p.on("console",m=>{if(["error","warning"].includes(m.type()))console.log("CON",m.type(),m.text())});p.on("pageerror",e=>console.log("ERR",e.message));p.on("dialog",d=>{console.log("DIALOG",d.message());d.accept()});return p;}
export const txt=p=>p.evaluate(()=>{const m=document.querySelector("#lesson")||document.querySelector("main");return m.innerText});
export const ctl=p=>p.evaluate(()=>[...document.querySelectorAll("main button,main input,main textarea,main select,main a,main summary,main [tabindex],main [role]")].filter(e=>e.checkVisibility()).map(e=>e.outerHTML.replace(/\s+/g," ").slice(0,170)).join("\n"));
export async function click(p,t){const r=await p.evaluate(t=>{const e=[...document.querySelectorAll("button,a,summary,label")].filter(e=>e.checkVisibility()).find(e=>e.innerText.trim()==t||e.innerText.trim().startsWith(t));if(!e)return false;e.click();return true},t);if(!r)console.log("NOBUTTON",t);await sl(250);return r;}
export const shot=(p,n,f=false)=>p.screenshot({path:`/tmp/walk7-${n}.png`,fullPage:f});
