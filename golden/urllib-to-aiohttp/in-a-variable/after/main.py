import urllib.request as request

import aiohttp


async def load(url, names):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(
            url,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=10),
            raise_for_status=True,
        ) as page:
            text = (await page.read()).decode()
            for name in names:
                if name in text:
                    return str(page.url), page.status
            return None, page.status
