// Codes of squares (QR codes) that carry a lesson or a hand-in from one screen to another without a network: drawn, and read by the
// camera or from a picture. The page of lessons loads this once it is ready, so that it is there when the network is not.

import encodeQR from "qr";
import decodeQR from "qr/decode.js";

/** The widest that a picture is looked at: more takes seconds and finds no more. */
const WIDEST = 1600; // pixels

/** A code as SVG. */
export const drawn = (words) => encodeQR(words, "svg", { ecc: "low", border: 4 });

/** The words of the code in what a canvas can draw; empty where there is none. */
function words(source, width, height) {
  if (!width || !height) return "";
  const share = Math.min(1, WIDEST / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.round(width * share), Math.round(height * share));
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  brush.drawImage(source, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(brush.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return "";
  }
}

/** The words of the code in a picture; empty where there is none. */
export async function read(file) {
  try {
    const picture = await createImageBitmap(file);
    const found = words(picture, picture.width, picture.height);
    picture.close();
    return found;
  } catch {
    return "";
  }
}

/**
 * Shows what the camera sees in `video` and tells of each code once, until what it gives is called.
 * Rejects where there is no camera or it may not be used.
 */
export async function watch(video, tell) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
  let [last, running] = ["", true];
  video.srcObject = stream;
  await video.play();
  const look = () => {
    if (!running) return;
    const found = words(video, video.videoWidth, video.videoHeight);
    if (found && found !== last) tell((last = found));
    // A look takes a good part of a frame on a slow phone; the page stays alive between two.
    setTimeout(look, 120);
  };
  look();
  return () => {
    running = false;
    stream.getTracks().forEach((track) => track.stop());
  };
}
