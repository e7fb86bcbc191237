"""Everything that knows Streamlit. It reads values, draws them, and calls use cases."""
