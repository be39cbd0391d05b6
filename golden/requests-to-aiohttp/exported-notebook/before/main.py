# -*- coding: utf-8 -*-
# In[1]:
import requests


def load(url):
    return requests.get(url).json()


# In[2]:
print(load("http://localhost/labels"))
print(requests.get("http://localhost/labels").status_code)
