"""The sections of the pages: each asks Streamlit for widgets and leaves the thinking to `timeline`."""
