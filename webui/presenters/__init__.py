"""From values to what a page shows of them: charts, numbers, dates, citations, facet options."""
