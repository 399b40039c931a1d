// Loads the page anew when the preview shows something else. The version that this page was made of stands in the address of the script.
"use strict";

{
  const version = new URL(document.currentScript.src).searchParams.get("version");
  const changes = new EventSource("/~changes");
  changes.onmessage = (message) => {
    if (message.data === version) return;
    changes.close();
    location.reload();
  };
}
