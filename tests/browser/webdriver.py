"""Firefox by WebDriver BiDi, which it speaks itself: no driver stands between.

https://www.w3.org/TR/webdriver-bidi/. Playwright 1.65 starts Debian's firefox-esr so, too, and then
asks it for `emulation.setMediaFeaturesOverride`, which version 153 does not know.
"""

import json
import time
from itertools import count
from typing import Any

from processes import PATIENCE
from websockets.sync.client import ClientConnection

_PAUSE = 0.05  # s between two looks
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "ArrowLeft": "\ue012", "ArrowRight": "\ue014"}


class Firefox:
    """A window of the browser at the other end of *socket*; it logs errors to *complaints*.

    Places on a page are in pixels from the upper left corner of the window.
    """

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count(1)
        self.complaints: list[str] = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        self._window = self.send("browsingContext.create", type="tab")["context"]

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Return the result of a command. Raises AssertionError if it fails."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        self._socket.send(json.dumps(message))
        while True:
            answer: dict[str, Any] = json.loads(self._socket.recv(PATIENCE))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                result: dict[str, Any] = answer["result"]
                return result
            entry = answer.get("params", {})
            if answer.get("method") == "log.entryAdded" and entry["level"] == "error":
                self.complaints.append(str(entry["text"]))

    def open(self, address: str) -> None:
        """Go to a page, and wait until all of it is there."""
        self.send("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def resize(self, width: int, height: int) -> None:
        """Make the window so large."""
        size = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self._window, viewport=size)

    def run(self, expression: str) -> Any:
        """Return the value of an expression of JavaScript, which JSON can hold."""
        asked = {"expression": f"JSON.stringify({expression})", "awaitPromise": False}
        answer = self.send("script.evaluate", target={"context": self._window}, **asked)
        assert answer["type"] == "success", answer
        return json.loads(answer["result"].get("value", "null"))

    def until(self, expression: str) -> None:
        """Wait until *expression* is true of a page that is wholly there. Raises AssertionError."""
        whole = "document.readyState === 'complete'"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if self.run(f"{whole} && ({expression})"):
                    return
            except AssertionError:  # between two pages there is none to ask
                pass
            time.sleep(_PAUSE)
        raise AssertionError(f"never: {expression}\n{self.run('document.body.innerText')}")

    def type(self, *keys: str) -> None:
        """Press and release each of *keys*, a letter or a name of `KEYS`."""
        pressed = [KEYS.get(key, key) for key in keys]
        strokes = [{"type": f"key{way}", "value": k} for k in pressed for way in ("Down", "Up")]
        self._act({"type": "key", "id": "keyboard", "actions": strokes})

    def click(self, selector: str) -> None:
        """Click into the middle of the first element of *selector*, which is scrolled there."""
        self.drag(self.middle(selector))

    def drag(self, *places: tuple[float, float]) -> None:
        """Press the button of the mouse at the first of *places*, release it at the last."""
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y)} for x, y in places]
        down, up = ({"type": f"pointer{way}", "button": 0} for way in ("Down", "Up"))
        self._act({"type": "pointer", "id": "mouse", "actions": [moves[0], down, *moves[1:], up]})

    def middle(self, selector: str) -> tuple[float, float]:
        """Return the middle of the first element of *selector*, which is scrolled into sight."""
        x, y, width, height = self.box(selector)
        return x + width / 2, y + height / 2

    def box(self, selector: str) -> tuple[float, float, float, float]:
        """Return x, y, width and height of the element, which is scrolled into sight."""
        x, y, width, height = self.run(
            f"(element => {{ element.scrollIntoView({{ block: 'center' }});"
            " const { x, y, width, height } = element.getBoundingClientRect();"
            f" return [x, y, width, height] }})(document.querySelector({json.dumps(selector)}))"
        )
        return x, y, width, height

    def _act(self, source: dict[str, Any]) -> None:
        self.send("input.performActions", context=self._window, actions=[source])
