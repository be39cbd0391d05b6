import argparse
import asyncio

import aiohttp

parser = argparse.ArgumentParser()
parser.add_argument("-i", "--input", required=True)
args = vars(parser.parse_args())


async def main():
    async with aiohttp.ClientSession() as session:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("image", open(args["input"], "rb"))
        async with session.post(
            "https://api.example.org/toonify",
            headers={"api-key": "a"}, data=form,
        ) as response:
            print((await response.json(content_type=None))["output_url"])


asyncio.run(main())
