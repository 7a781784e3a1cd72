"""The sections of the pages: each asks Streamlit for widgets and leaves the thinking to `timeline`.

The scripts in `pages` put them together, one short script a page. They do not lie in a folder `pages` beside
`app.py`: Streamlit would take that for its older way of naming pages, and a link to one would open without the others.
"""
