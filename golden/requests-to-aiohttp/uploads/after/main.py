import io
import json

import aiohttp
import requests

TOKEN = "t"


async def plain(url, path):
    with open(path, "rb") as file:
        async with aiohttp.ClientSession() as session:
            form = aiohttp.FormData(quote_fields=False)
            form.add_field("file", file)
            async with session.post(url, data=form) as response:
                return await response.json(content_type=None)


async def named(url, text):
    async with aiohttp.ClientSession() as session:
        form = aiohttp.FormData(quote_fields=False)
        for field, content in {"a": "b", "c": text}.items():
            for part in content if isinstance(content, (list, tuple, set)) else [content]:
                if part is not None:
                    form.add_field(field, part.decode() if isinstance(part, bytes) else str(part))
        form.add_field("file", b"x", filename="name.txt", content_type="text/plain")
        async with session.post(url, data=form) as response:
            response.raise_for_status()
            return await response.text(errors="replace")


async def telegram(chat, photo, caption=None):
    files = {"photo": open(photo, "rb")}
    data = {"chat_id": chat, "caption": caption}
    async with aiohttp.ClientSession() as session:
        form = aiohttp.FormData(quote_fields=False)
        for field, content in data.items():
            for part in content if isinstance(content, (list, tuple, set)) else [content]:
                if part is not None:
                    form.add_field(field, part.decode() if isinstance(part, bytes) else str(part))
        form.add_field("photo", files["photo"])
        async with session.post(
            f"https://api/bot{TOKEN}/sendPhoto", data=form
        ) as response:
            await response.read()


async def tuples(url, name, text):
    files = {"file": (name, text.encode()), "info": (None, json.dumps({"a": 1}), "application/json")}
    async with aiohttp.ClientSession() as session:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("file", files["file"][1], filename=files["file"][0])
        form.add_field("info", files["info"][1], content_type=files["info"][2])
        async with session.post(url, data=form) as r:
            print(r.status)


async def memory(url, image):
    buffer = io.BytesIO()
    image.save(buffer)
    buffer.seek(0)
    async with aiohttp.ClientSession() as session:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("image", buffer)
        form.add_field("b", "text", filename="b")
        async with session.post(
            url,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=3),
            data=form,
        ) as r:
            return r.ok


def unknown(url, thing):
    return requests.post(url, files={"file": thing}).text


def unknown_files(url, files):
    return requests.post(url, files=files).text


def many(url):
    return requests.post(url, files=[("a", open("a", "rb"))]).text


async def in_loop(urls):
    async with aiohttp.ClientSession() as session:
        for url in urls:
            form = aiohttp.FormData(quote_fields=False)
            form.add_field("a", b"x", filename="a")
            response = await session.post(url, data=form)
            await response.read()
            if response.ok:
                print(url)


async def names_taken(url, form, field, data):
    async with aiohttp.ClientSession() as session:
        form_2 = aiohttp.FormData(quote_fields=False)
        for field_2, content in {"a": field, "b": data}.items():
            for part in content if isinstance(content, (list, tuple, set)) else [content]:
                if part is not None:
                    form_2.add_field(field_2, part.decode() if isinstance(part, bytes) else str(part))
        form_2.add_field("c", b"x", filename="c")
        async with session.post(url, data=form_2) as response:
            return form, field, response.ok


def changed_later(url, name):
    files = {}
    files["a"] = open(name, "rb")
    return requests.post(url, files=files).ok


def beside_json(url):
    return requests.post(url, json={}, files={"a": b"x"}).ok


def second(url):
    return url() + requests.post(url, files={"a": b"x"}).text


def again_and_again(url, path):
    with open(path, "rb") as file:
        for _ in range(3):
            file.seek(0)
            if requests.post(url, files={"a": file}).ok:
                return True
    return False
