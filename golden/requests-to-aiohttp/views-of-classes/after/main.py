import asyncio

import aiohttp
from django.core.management.base import BaseCommand
from django.views.generic import TemplateView
from flask.views import MethodView


class Page(TemplateView):
    template_name = "page.html"

    def get(self, request, *args, **kwargs):
        return asyncio.run(self.get_async(request, *args, **kwargs))

    async def get_async(self, request, *args, **kwargs):
        async with aiohttp.ClientSession() as session:
            async with session.get("http://127.0.0.1/page") as response:
                self.text = await response.text(errors="replace")
        return super().get(request, *args, **kwargs)


class Item(MethodView):
    init_every_request = False

    def post(self, number: int):
        return asyncio.run(self.post_async(number))

    async def post_async(self, number: int):
        return await self.sent(number)

    async def sent(self, number):
        async with aiohttp.ClientSession() as session:
            async with session.post(
                "http://127.0.0.1/items", json={"number": number}
            ) as response:
                return await response.text(errors="replace")


class Command(BaseCommand):
    help = "Loads."

    def handle(self, *args, **options):
        """Loads."""
        return asyncio.run(self.handle_async(*args, **options))

    async def handle_async(self, *args, **options):
        async with aiohttp.ClientSession() as session:
            async with session.get(options["url"]) as response:
                self.stdout.write(await response.text(errors="replace"))
