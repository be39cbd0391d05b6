import requests
from fastapi import FastAPI

settings = requests.get("http://localhost/settings").json()
app = FastAPI()
app.include_router(settings["router"])
