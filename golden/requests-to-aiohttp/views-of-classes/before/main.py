import requests
from django.core.management.base import BaseCommand
from django.views.generic import TemplateView
from flask.views import MethodView


class Page(TemplateView):
    template_name = "page.html"

    def get(self, request, *args, **kwargs):
        self.text = requests.get("http://127.0.0.1/page").text
        return super().get(request, *args, **kwargs)


class Item(MethodView):
    init_every_request = False

    def post(self, number: int):
        return self.sent(number)

    def sent(self, number):
        return requests.post("http://127.0.0.1/items", json={"number": number}).text


class Command(BaseCommand):
    help = "Loads."

    def handle(self, *args, **options):
        """Loads."""
        self.stdout.write(requests.get(options["url"]).text)
