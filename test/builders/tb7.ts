/** Small `.tb7` texts, spelled the way the tool spells them (declaration, indentation, no namespace). */

export interface Tb7Parts {
  readonly generic?: readonly string[];
  readonly standard?: readonly string[];
  readonly threatTypes?: readonly string[];
  readonly data?: readonly string[];
}

/** An element type. `extra` is written among its children, as old templates have it. */
export function elementType(
  id: string,
  parent: string,
  representation: string,
  attributes: readonly string[] = [],
  extra = "",
): string {
  return `    <ElementType>
      <Name>${id} name</Name>
      <ID>${id}</ID>
      <Description>About ${id}</Description>
      <ParentElement>${parent}</ParentElement>
      <Image>iVBORw0KGgoAAAAN</Image>
      <Hidden>false</Hidden>${extra}
      <Representation>${representation}</Representation>
      <StrokeThickness>0</StrokeThickness>
      <ImageLocation>Lower right of stencil</ImageLocation>
      <Attributes>${attributes.join("")}</Attributes>
      <StencilConstraints>
        <StencilConstraint>
          <SelectedStencilType>Any</SelectedStencilType>
          <SelectedStencilConnection>Any</SelectedStencilConnection>
        </StencilConstraint>
      </StencilConstraints>
    </ElementType>`;
}

export function tb7Attribute(name: string, values: readonly string[], inherited = false): string {
  return `
        <Attribute>
          <Id>${name} id</Id>
          <IsInherited>${inherited}</IsInherited>
          <IsOverrided>${inherited}</IsOverrided>
          <Name>${name}</Name>
          <DisplayName>${name} label</DisplayName>
          <Mode>${inherited ? "Static" : "Dynamic"}</Mode>
          <Type>List</Type>
          <Inheritance>Virtual</Inheritance>
          <AttributeValues>${values.map((value) => `<Value>${value}</Value>`).join("")}</AttributeValues>
        </Attribute>`;
}

/** A threat property; `values` is written out. */
export function tb7Datum(name: string, values: string, kind = "1"): string {
  return `
        <ThreatMetaDatum>
          <Name>${name}</Name>
          <Label>${name} label</Label>
          <HideFromUI>true</HideFromUI>${values}
          <Description>Not kept by the tool</Description>
          <Id>1</Id>
          <AttributeType>${kind}</AttributeType>
        </ThreatMetaDatum>`;
}

export function tb7ThreatType(id: string, data: readonly string[] = []): string {
  return `
    <ThreatType>
      <GenerationFilters>
        <Include>source is 'GE.P'</Include>
        <Exclude />
      </GenerationFilters>
      <Id>${id}</Id>
      <ShortTitle>${id} title</ShortTitle>
      <Category>S</Category>
      <RelatedCategory />
      <Description>${id} description</Description>
      <PropertiesMetaData>${data.join("")}</PropertiesMetaData>
    </ThreatType>`;
}

/** A whole `.tb7`. */
export function tb7(parts: Tb7Parts = {}): string {
  const { generic = [], standard = [], threatTypes = [], data = [] } = parts;
  return `<?xml version="1.0" encoding="utf-8"?>
<KnowledgeBase xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <Manifest name="Small &amp; old" id="b0000000-0000-4000-8000-000000000000" version="4.1.0.11" author="Me" />
  <ThreatMetaData>
    <IsPriorityUsed>true</IsPriorityUsed>
    <IsStatusUsed>true</IsStatusUsed>
    <PropertiesMetaData>${data.join("")}</PropertiesMetaData>
  </ThreatMetaData>
  <GenericElements>
${generic.join("\n")}
  </GenericElements>
  <StandardElements>
${standard.join("\n")}
  </StandardElements>
  <ThreatCategories>
    <ThreatCategory>
      <Name>Spoofing</Name>
      <Id>S</Id>
      <ShortDescription>Short</ShortDescription>
      <LongDescription>Long</LongDescription>
    </ThreatCategory>
  </ThreatCategories>
  <ThreatTypes>${threatTypes.join("")}
  </ThreatTypes>
</KnowledgeBase>
`;
}
